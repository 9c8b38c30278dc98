#include <array>

#include "tables.hpp"

namespace coexist::scenarios::codes {

std::span<const CodeDoc> yaml() {
  static constexpr auto kCodes = std::to_array<CodeDoc>({
      {"E101", "not valid YAML", "The text breaks the grammar of YAML; nothing after this place was read.",
       "Most often the indentation is off, a bracket or quote is not closed, or text contains ': ' or starts with one "
       "of @ ` % & * ! | > and needs quotes:\n  title: \"Wave 2: Berlin\""},
      {"E102", "text after the end of the document",
       "A file holds one document. A line `---` starts a second one; a line with the wrong indentation or a stray "
       "comma ends the first one early, and some readers then lose the rest in silence.",
       "Put the second document into a file of its own, or mend the indentation:\n  sites:\n    - id: berlin\n    - "
       "id: paris"},
      {"E103", "file exceeds a limit",
       "Scenario files are written by people. The limits on size, values and brackets keep a mistaken or hostile file "
       "from eating the machine's memory.",
       "Split the file, write long lists with one item a line instead of [a, b, c], and keep people and calendars in "
       "CSV and iCalendar files."},
      {"E104", "nested too deep", "Lists and mappings stand within one another more than 64 times.",
       "No scenario needs that; check that this is the file you meant."},
      {"E105", "anchor or alias",
       "YAML's &anchors and *aliases are refused: a few lines of them stand for billions of values, and the place of a "
       "value would be ambiguous in messages.",
       "Write the value out, or put what is common into a file and fork it with `extends: base.yaml`."},
      {"E106", "tag",
       "Tags such as !!int or !ruby/object choose a type; here the schema knows the type of every field.",
       "Remove the tag."},
      {"E107", "key given twice",
       "One mapping contains the same key twice. Most readers keep the last one in silence; which one was meant cannot "
       "be known.",
       "Remove one of them, or make a list if both are meant."},
      {"E108", "key is not text", "The key of a mapping is missing, null, a list or a mapping.",
       "Write `name: value`; put a key that looks like something else into quotes: \"null\": value"},
      {"E109", "control character",
       "The file contains a control character or a byte order mark within the text. They are invisible, and one of "
       "them (U+0004) ends the file early for the YAML reader.",
       "Remove the character; within double quotes it can be written as \\x04."},
      {"E110", "wrong kind of value", "Text stands where a list or a mapping belongs, or the other way round.",
       "The message says what is expected. A list has one item a line, `- item`; an empty list is []."},
      {"E111", "unknown key",
       "The schema has no such key here. A mistyped key would otherwise be ignored, and the rehearsal would answer "
       "another question than the one asked.",
       "Correct the spelling; `coexist schema` lists all keys."},
      {"E112", "key is missing", "A key that has no default is not there.",
       "Add it; the help of the message says what its value looks like."},
      {"E113", "value not understood",
       "The text is not of the form that the field needs. Units are part of values; nothing is guessed.",
       "Examples: 34 Mbps, 18 ms, 1 h 30 min, 70 %, 2 MB, 2013-03-08 22:00, true, 12, front-end-1"},
      {"E114", "value out of range", "The value is well-formed but larger or smaller than makes sense here.",
       "The message gives the range."},
      {"E115", "unknown name", "The field takes one of a closed list of names.",
       "Use one of the names in the help; `coexist schema` lists them."},
      {"E116", "one of several keys", "Exactly one of a group of keys must be there, and there is none, or two.",
       "A step does one thing: make two steps of it."},
      {"E117", "id given twice", "Two items of one list have the same id, so that nothing could refer to either.",
       "Rename one of them."},
      {"E118", "unknown time zone",
       "Time zones are names of the IANA database, such as Europe/Berlin. Abbreviations such as CEST are ambiguous, "
       "and "
       "`localtime` means something else on every machine.",
       "Use the name with the region and the city; if none is found, install the package tzdata."},
      {"E119", "local time does not exist",
       "Clocks in this zone skip this time, as they do when summer time begins. A time that clocks show twice in "
       "autumn "
       "is no error: the earlier one is meant.",
       "Move the time by an hour, or write it with its offset: 2013-03-31 02:30+01:00"},
      {"E130", "chain of extends",
       "A scenario extends itself through others, or the chain has too many files to be understood by anybody.",
       "Let forks extend one common base: extends: ../base/scenario.yaml"},
      {"E131", "nothing to remove", "`remove: true` names an id that the list of the base does not have.",
       "Correct the id, or drop the item: the base may have removed it meanwhile."},
      {"E132", "--set is malformed", "--set takes a path, an equals sign and a value.",
       "--set schedule.steps.wave-2.at='2013-05-01 22:00'\n--set 'servers[fe01.contoso.com].cores=8'"},
      {"E133", "--set names nothing",
       "The path of --set leads to something that the scenario does not have, or to `extends`, which was read before.",
       "Follow the keys of the file from its top; items of lists are named by id or by [position]. Write a file with "
       "`extends:` to stand on another scenario."},
  });
  return kCodes;
}

}  // namespace coexist::scenarios::codes
