import { describe, expect, test } from "vitest";
import { Piece } from "./piece.svelte";

/** A piece whose changes are answered by hand, in their order. */
function begin(stored: string) {
  const answers: ((why: string | undefined) => void)[] = [];
  const piece = new Piece<string>(
    stored,
    () => new Promise((answer) => answers.push(answer)),
  );
  const answer = async (why?: string) => {
    answers.shift()?.(why);
    await Promise.resolve();
    await Promise.resolve();
  };
  return { piece, answer };
}

describe("a piece", () => {
  test("keeps what was refused, with the reason", async () => {
    const { piece, answer } = begin("DE");
    void piece.set("Germany");
    await answer("Two letters.");
    expect([piece.now, piece.error]).toEqual(["Germany", "Two letters."]);
    piece.follow("DE");
    expect(piece.now).toBe("Germany");
    void piece.set("FR");
    await answer();
    piece.follow("FR");
    expect([piece.now, piece.error]).toEqual(["FR", undefined]);
  });

  test("is not set back by its own earlier change", async () => {
    const { piece, answer } = begin("a");
    void piece.set("ab");
    void piece.set("abc");
    await answer();
    piece.follow("ab");
    expect(piece.now).toBe("abc");
    await answer("too long");
    expect([piece.now, piece.error]).toEqual(["abc", "too long"]);
  });

  test("follows what is changed elsewhere, there and back", async () => {
    const { piece, answer } = begin("a");
    void piece.set("b");
    await answer();
    piece.follow("b");
    piece.follow("a");
    expect(piece.now).toBe("a");
    piece.follow("b");
    expect(piece.now).toBe("b");
  });

  test("tries again what was typed before", async () => {
    const piece = new Piece<string>("DE", async () => "no", "Germany");
    await Promise.resolve();
    await Promise.resolve();
    expect([piece.now, piece.error]).toEqual(["Germany", "no"]);
  });
});
