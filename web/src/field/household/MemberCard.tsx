import type { Bundle, Member } from "../../api/wire.ts";
import { ButtonLink } from "../../parts/Button.tsx";
import { t } from "../../words/words.ts";
import { masked } from "../masked.ts";
import { useReading } from "../reading.ts";

/** The people of the house; of an ID number only its end is known here. */
export function MemberCard({ household }: { household: Bundle }) {
  return (
    <section class="card" aria-labelledby="people">
      <h2 id="people">{t("field.household.people", { n: household.members.length })}</h2>
      <ul class="list ruled">
        {household.members.map((member) => (
          <MemberRow key={member.id} member={member} />
        ))}
      </ul>
    </section>
  );
}

function MemberRow({ member }: { member: Member }) {
  const { now } = useReading();
  const year = new Date(now.value).getFullYear();
  const who = [
    member.relation,
    member.gender,
    member.birth_year !== null && t("field.household.age", { n: year - member.birth_year }),
  ];
  const facts = [
    member.id_tail && t("field.household.idTail", { tail: member.id_tail }),
    member.health,
    member.phone !== null && masked(member.phone),
  ];
  return (
    <li class="row">
      <div>
        <span class="name">{member.name}</span> <span class="soft">{who.filter(Boolean).join(" · ")}</span>
        <p class="soft">{facts.filter(Boolean).join(" · ")}</p>
      </div>
      {member.phone !== null && (
        <ButtonLink href={`tel:${member.phone}`} label={t("field.household.callTo", { name: member.name })}>
          {t("field.act.call")}
        </ButtonLink>
      )}
    </li>
  );
}
