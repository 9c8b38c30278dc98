#include <array>

#include "tables.hpp"

namespace coexist::scenarios::codes {

std::span<const CodeDoc> meaning() {
  static constexpr std::array kCodes{
      CodeDoc{"E201", "link between one site",
              "A WAN link joins two different sites; what happens within a site is its local network (`lan`).",
              "Write `between: [frankfurt, chicago]`."},
      CodeDoc{"E202", "move without one target",
              "A wave sends everybody to one pool (`to`), or each person to a pool that depends on where they come "
              "from (`by-home`).",
              "Give exactly one of the two: `to: new-pool`, or `by-home: {old-a: new-a, old-b: new-b}`."},
      CodeDoc{"E203", "fault of nothing or of two things", "A fault turns off one server or one link.",
              "Write one entry for each: `{server: fe-01, from: 2013-05-06 09:00}`."},
      CodeDoc{
          "E204", "threshold without a limit, or that nothing meets",
          "A threshold compares a metric with a limit; without one nothing can fail, and with two that exclude each "
          "other everything does.",
          "Add `at-most: 0` or `at-least: 95`."},
      CodeDoc{"E210", "unknown name",
              "The name is used here, and nothing of that kind is declared: not in this scenario, not in what it "
              "extends, not in its pack.",
              "Correct the spelling, or declare it. `coexist packs show PACK` lists the names that a pack gives."},
      CodeDoc{"E211", "software in the wrong slot",
              "Each client or add-in stands in one slot of a desk; a slot holds software of its own kind only.",
              "Name the slot to which the software belongs."},
      CodeDoc{"E212", "selection of nobody",
              "A selector keeps those people whom every criterion names. This one keeps nobody, or names no criterion.",
              "Check the spelling of departments and sites, and that the criteria do not exclude each other."},
      CodeDoc{"E213", "declared twice",
              "Ids are unique within their kind, over all files that a scenario is made of. People are found by id and "
              "by mail "
              "address, without regard to upper and lower case.",
              "Rename one of them."},
      CodeDoc{"E214", "topology document of another product",
              "The services of the document have versions that the pack does not map to a product.",
              "Use a pack whose hop has that product, or map the version in a rules file of your own under `import: "
              "service-versions`."},
      CodeDoc{"E215", "site of a document not mapped",
              "Every site of an imported topology document must be one of the scenario's sites, because links and "
              "people hang on those.",
              "List it under `sites`: `sites: {Frankfurt: frankfurt}`."},
      CodeDoc{"E216", "person homed nowhere, or outside and homed",
              "Everybody present is homed on exactly one pool; people of a class outside the estate on none.",
              "Give the person a `home`, or a class such as federated."},
      CodeDoc{"E217", "home that cannot be one",
              "People are homed on pools that home people and that run when the scenario begins.",
              "Choose another pool, or set `present-at-start: true` if it runs already."},
      CodeDoc{"E218", "shares that do not add up",
              "The departments of generated people share them out completely, and so does a mix.",
              "Make the shares add up to 100 %."},
      CodeDoc{"E219", "meeting that cannot be",
              "A meeting has participants, each once, lasts some time and less than the scenario, begins after it is "
              "scheduled, and is held at least once within the scenario.",
              "Check its times against the scenario's `start` and `end`."},
      CodeDoc{"E220", "window, freeze or fault of no time",
              "A window that never opens within the scenario, or a freeze or fault that ends before it begins or lies "
              "outside the scenario, hides a mistake in its dates.",
              "Check year, zone and rule."},
      CodeDoc{"E221", "step written as another kind",
              "The pack says what a kind of step does; the key under which its details stand must be that of its "
              "archetype.",
              "For a kind that moves people write `move:`, for one that merely takes time `task: {}`."},
      CodeDoc{"E222", "steps wait for each other",
              "The `after` of these steps form a circle, so none of them can ever begin.", "Take one `after` away."},
      CodeDoc{"E223", "group made of itself",
              "The `groups` and `except` of these groups form a circle, so nobody can say who is in them.",
              "Name people, departments or sites in one of them."},
      CodeDoc{"E224", "unknown metric",
              "A threshold or expectation on a figure that does not exist would hold by accident.",
              "`coexist explain metrics` lists all figures."},
      CodeDoc{"E225", "person without a target",
              "With `by-home`, every pool that the selected people come from needs a target.",
              "Add the pool, or select fewer people."},
      CodeDoc{"E226", "two rollbacks", "A rollback undoes the whole schedule, so a schedule has at most one.",
              "Make a fork of the scenario for each rollback that you want to compare."},
      CodeDoc{"E227", "question about a join that is not planned",
              "Only participants of a meeting join it, and only occurrences that it has.",
              "Name a participant, and count occurrences from 1."},
      CodeDoc{"E228", "unknown value of a switch",
              "A switch decides between the documented readings that its pack lists.",
              "Choose one of them; `coexist packs show PACK` lists them."},
      CodeDoc{"E229", "scenario of no time, or of too much", "A scenario ends after it begins, and within ten years.",
              "Correct `start` or `end`."},
      CodeDoc{"E230", "named twice in a list",
              "A step holds one unit of a resource, starts a pool once and gives an artefact away once.",
              "Name it once."},
      CodeDoc{"E231", "instant outside the scenario",
              "What is done, edited or asked at an instant before the scenario's start or after its end never happens, "
              "or at once, which hides a mistake in the date.",
              "Check year and zone against the scenario's `start` and `end`."},
      CodeDoc{
          "E232", "finding that cannot be waived",
          "A waiver says that somebody answers for a finding. It cannot make a step work that does not work, and what "
          "fails is no finding: how much of it is accepted, a threshold says.",
          "Change the schedule, or rehearse it all the same: `coexist run --allow-violations` marks every result."},
      CodeDoc{"E233", "waiver without an owner or a reason",
              "Whoever reads the report must know whom to ask and why it was accepted.",
              "Write `owner: Jo Smith, change board` and `reason: the line is replaced in June`."},
      CodeDoc{
          "E234", "waiver that matches nothing",
          "The verifier finds nothing that this waiver covers: what it was written for is gone, or its step or pool is "
          "another.",
          "Take it away, or correct it; `coexist check` shows what there is."},
      CodeDoc{
          "E235", "upgrade in place of nothing",
          "A kind of step that upgrades a pool in place takes it out of service, so the step names the pool as it was "
          "and as it will be. Other kinds deploy a pool beside those that are there.",
          "deploy: {pool: new-self, in-place-of: old-self}"},
      CodeDoc{
          "E236", "meeting without anybody who is known",
          "A warning: a calendar names people by mail addresses, and nobody of the scenario has any of those that are "
          "invited. The whole series is left out, as nobody would join it.",
          "Compare the address with the column `mail` of the people; upper and lower case do not matter."},
      CodeDoc{
          "E237", "calendars of which nothing is rehearsed",
          "A warning: the scenario names calendars, and not one of their meetings is left, so a run says nothing about "
          "meetings.",
          "See in the notes of `coexist check` what was left out, and why."},
      CodeDoc{"E238", "time that clocks show twice",
              "A warning: in autumn clocks are set back, and show an hour of that night twice. The first is meant.",
              "Write the offset with the time, `2013-10-27 02:30+01:00`."},
      CodeDoc{
          "E239", "second singleton",
          "The pack says that an estate has one of this kind, and rules ask who owns it. With two there would be two "
          "answers.",
          "Keep the one that the estate has, owned by the pool that has it at the start; a step moves it."},
  };
  return kCodes;
}

}  // namespace coexist::scenarios::codes
