#include <array>

#include "tables.hpp"

namespace coexist::scenarios::codes {

std::span<const CodeDoc> packs() {
  static constexpr auto kCodes = std::to_array<CodeDoc>({
      {"E600", "unknown pack", "There is no pack of this name. A pack is a directory with a pack.yaml.",
       "`coexist packs` lists those there are."},
      {"E601", "unknown name in a pack",
       "A pack, or a file of rules laid over one, uses a name that nothing defines: a product, a client, a flag, a "
       "dimension or value of an aspect, a fact or source, a kind of step. A condition may name only values that its "
       "dimension can take; software of another slot is none.",
       "Correct the spelling, or define the name in the vocabulary of the pack or of your own file."},
      {"E602", "defined twice in a pack",
       "Two entries of one kind have the same id. A file of your own may replace rules and assumptions of a pack by "
       "using their ids, and nothing else.",
       "Rename one of them."},
      {"E604", "table is not complete",
       "Each row of a table states each column. A blank cell would become a silent 'unknown'.",
       "Write `not-stated` where the source is blank: no rule is made, and coverage lists the cell."},
      {"E605", "not a pack of this format",
       "The first file of a pack says what it is: `pack:` with the id of its directory and a format that this program "
       "knows. Its other files lie beside it.",
       "pack:\n  id: my-hop\n  format: 1\n  version: 1.0.0\n  title: From here to there\nfiles: [rules.yaml]"},
      {"E606", "range makes no sense",
       "An assumption has a value, a low and a high of the same unit, in this order of size; a quorum cannot ask for "
       "more servers than there are, and no stream takes less at most than it typically does.",
       "value: 4 h, low: 1 h, high: 3 d"},
      {"E607", "too much in a pack",
       "A pack has at most 250 names of a kind, 64 features, 32 paths of an interaction, 5,000 rules and 64 files. "
       "Outcomes are looked up in tables addressed by bytes.",
       "A pack describes one hop: make two packs of it."},
      {"E608", "rule without losses or reason",
       "A degraded outcome says which features are lost, and no other outcome does. Every rule gives its reason, in "
       "its own words or through a fact that it cites.",
       "outcome: degraded, loses: [video], because: the older server has no video"},
      {"E609", "aspect without table",
       "An aspect either has dimensions of its own, or mirrors another aspect, with the two people exchanged. A mirror "
       "has no rules of its own and does not mirror a mirror.",
       "- {id: peer-client, label: The other's client, mirrors: client}"},
      {"E610", "precedence or step kind is not complete",
       "Each requirement takes one further key: step-done and step-not-done `step`, flag-on and flag-off `flag`, "
       "subject-servers `count`, nobody-has-mark `mark`, takes-all-of-kind and those that own nothing `artefact`, the "
       "others none. The duration of a kind of step, like the delay of a transition, is an assumption that is a time; "
       "how many "
       "meetings have a stream is one that is a share. "
       "What a kind of step `installs`, it gives to people whom it moves, in slots of that software.",
       "- {id: merge-first, before: import, requires: step-done, step: merge, ...}"},
      {"E611", "rules contradict each other",
       "Two rules of one aspect apply to the same cell and say different things, and neither is declared to win. "
       "Which one was meant cannot be known.",
       "Narrow `when:` of one of them, or write `overrides: [other-rule]` in the one that wins."},
      {"E612", "rule decides nothing",
       "Under no combination of values and switches does this rule decide: other rules beat it everywhere, or it "
       "is a rule of your own and rules of the pack say the same already.",
       "Remove it, or let it override the others."},
      {"E613", "rule without source",
       "A rule that is documented names its source; one that nobody documents is an assumption and is reported as "
       "such with every result that rests on it.",
       "Add `sources: [L43]`, or `assumed: true`."},
      {"E614", "rule overrides nobody",
       "`overrides` names a rule that its aspect does not have, or one that never applies where this one does.",
       "A table's cells are rules named `<table>/<row>/<column>`."},
      {"E615", "table is too large",
       "The dimensions of an aspect multiply. Beyond a million cells, or with too many rules for them, the pack could "
       "not be checked in reasonable time.",
       "Split the aspect: a path is the conjunction of its aspects, and most facts concern two or three things."},
      {"E616", "version range is empty",
       "A condition asks for versions from one number up to, but not including, another. Nothing that the dimension "
       "may "
       "be has such a version: the range is empty, or the family is another one.",
       "when: {node: {family: kubelet, from: \"1.25\", below: \"1.28\"}}"},
      {"E617", "packs extend each other in a circle",
       "A pack lies over those that it extends, and they over those that they extend. None can lie over itself.",
       "Move what both need into a third pack with `abstract: true`."},
      {"E618", "statement without a place",
       "A documented statement that no rule needs says what becomes of it: `carried:` runbook, check-list, vocabulary, "
       "or not-simulated with a reason.",
       "carried: not-simulated, why: databases behind front ends are not modelled"},
      {"E619", "quorum or media entry is not complete",
       "A quorum says what pools need by their size (`rows`), for every other size (`otherwise`), or both. A quorum "
       "and "
       "an entry of `media:` name their sources, or say that they are assumed and why.",
       "- {products: my-product, otherwise: {start: 1, run: 1}, assumed: true, because: any of its servers serves}"},
      {"E620", "condition on what is not there",
       "A mark is left by one person's sign-in, at which there is no peer, no host and no meeting. A stream between "
       "two "
       "people has no host and no meeting, one to the telephone network no peer, and none depends on flags, marks, "
       "artefacts or services.",
       "set-when: {actor.software.client: new-client, actor.home: new-server, flag.policy: on}"},
      {"E621", "sentence of a question cannot be read",
       "A question is asked in words, with places in braces for values and brackets around what may be left out. "
       "Brackets do not nest, each place is declared under `places:`, stands in the sentence once, and is told from "
       "the next by a word between them; something must be said in any case.",
       "sentence: \"{client} signs in [to {home}]\", places: {client: actor.software.client, home: actor.home}"},
      {"E622", "two packs of one name",
       "A folder of your own (`--packs`) has a pack with the id of another one. If yours hid the other, the same "
       "scenario would say something else where your folder is not.",
       "Give yours another name: its folder, and `id:` in its pack.yaml."},
      {"E623", "hop names a product twice",
       "A product stands on one side of a hop: legacy, new or outside; or it is refused, which is a legacy product "
       "that "
       "no supported way leads from.",
       "hop: {legacy: [one], new: [two], outside: [partner]}"},
      {"E624", "rules override each other in a circle",
       "Each of these rules is to win over the next, and the last over the first. Which of them wins cannot be known.",
       "Take one of their `overrides:` away."},
      {"E625", "steps wait for each other",
       "Lines of `precedence:` with `gravity: forbidden` and `requires: step-done` lead in a circle: each of these "
       "kinds "
       "of step must not begin before the next is done.",
       "Take one of the lines away, or let it be `gravity: harmful`."},
      {"E626", "rule that nothing on this hop meets",
       "A condition with an empty list holds for nothing, and a rule whose conditions name only products of other hops "
       "holds for nothing on this one. Shared packs have such rules, for each hop its own; in a pack that you ask for, "
       "or "
       "in a file laid over it, the rule would vanish without a word, and with it what it was to replace.",
       "Name values of this hop, or keep the rule in a file for the packs that have its products."},
      {"E627", "source that cannot be looked up",
       "Whoever reads a report looks sources up: each has a title, an address that begins with http:// or https://, "
       "and, if "
       "any, the date of its last change, which the calendar has. Nothing is fetched.",
       "- {id: LAB-7, title: Lab protocol 7, url: \"https://wiki.example.org/lab-7\", date: \"2013-02-11\"}"},
      {"E628", "software brings itself along",
       "What `brings:` names is installed with it, and so is what that brings. A chain that leads back to where it "
       "began "
       "would never end.",
       "software: [{id: client, slot: client, brings: {add-in: its-add-in}, sources: [S1]}]"},
      {"E629", "assumption on which nothing rests",
       "A file laid over a pack replaces an assumption by giving one of its id, and adds any other. One that no kind "
       "of "
       "step, transition, stream or rule uses changes nothing; mostly its id is misspelt.",
       "Give it the id of the one that it is to replace; `coexist packs show PACK` lists them."},
  });
  return kCodes;
}

}  // namespace coexist::scenarios::codes
