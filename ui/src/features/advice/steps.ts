// Which of the next steps are done already, as far as the workspace shows it.
import type { AudienceView, Verdict } from "../../host";

/** Whether there is an audience of every kind the verdict calls for. */
export function audiencesStand(
  verdict: Verdict,
  audiences: readonly Pick<AudienceView, "audience">[],
): boolean {
  const contacts = audiences.some(
    (it) => it.audience.source.from === "contacts",
  );
  const strangers = audiences.some(
    (it) => it.audience.source.from !== "contacts",
  );
  switch (verdict) {
    case "retargeting":
      return strangers;
    case "remarketing":
      return contacts;
    case "both":
      return contacts && strangers;
    case "collect_contacts_first":
      return false;
  }
}
