// The first screen's words.
export const START = {
  lead: "Plan how to bring people back.",
  what: "Reprise says whether your business calls for retargeting people who left without buying, remarketing to people you already know, or both, and then plans the days between one launch and the next.",
  private:
    "Nothing leaves this computer. There is no account, and the program never opens a connection.",
  sample:
    "An electronics shop and a coffee roaster with finished plans, to look around in. Delete them whenever you like.",
  empty:
    "Name your business and go from there. Five short steps lead to the first plan.",
  file: "A .reprise file from another computer, or one you exported before.",
};
