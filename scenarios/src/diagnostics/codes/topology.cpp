#include <array>

#include "tables.hpp"

namespace coexist::scenarios::codes {

std::span<const CodeDoc> topology() {
  static constexpr auto kCodes = std::to_array<CodeDoc>({
      {"E301", "malformed XML",
       "The file is not one well-formed XML element: a tag is not closed or closed in the wrong order, a quote is "
       "missing, an attribute is repeated, or there is text outside of the root element. Files that were cut off while "
       "being copied look like this.",
       "Export the document again: (Get-CsTopology -AsXml).ToString() > topology.xml"},
      {"E302", "document type in XML",
       "The file declares a document type or entities. Topology documents never do, and such declarations are the "
       "usual "
       "way to make a reader fetch other files or fill the memory, so they are refused as a whole.",
       "Remove the <!DOCTYPE ...> part, after asking where it came from."},
      {"E303", "XML beyond the limits",
       "The file is larger, deeper nested or has more elements, attributes or longer names than any topology of "
       "thousands of servers. The limits keep hostile files from eating the machine's memory.",
       "Check that this is the file you meant."},
      {"E304", "character or entity that XML does not allow",
       "The text contains a control character, or refers to an entity other than &amp; &lt; &gt; &quot; &apos; and the "
       "numbers of valid characters.",
       "Write '&' as &amp;amp; and remove control characters."},
      {"E305", "undeclared namespace prefix",
       "A name has a prefix for which no xmlns:prefix=\"...\" is in force, so nobody can say which name it is.",
       "Declare the prefix at this element or around it."},
      {"E306", "not a topology document",
       "The root element is neither <Topology> of the published schema nor <TopologyBuilder> of Topology Builder, or "
       "it has the right name in another namespace.",
       "Give the output of Get-CsTopology -AsXml or a .tbxml file."},
      {"E307", "part of a topology is missing",
       "An element or attribute is missing without which the document cannot be understood, such as the FQDN of a "
       "cluster, the id of a service or the list of sites.",
       "Export the document again; if it was edited by hand, compare with a part of the same kind."},
      {"E308", "value of the wrong kind",
       "A number is expected to be whole and not negative, a flag to be true or false.",
       "Correct the value: Port=\"5061\", IsActive=\"true\"."},
      {"E309", "part of a topology is defined twice",
       "Two sites, clusters, SQL instances or services have the same id. References to it could mean either.",
       "Remove one of the two, or give it an id of its own."},
      {"E310", "reference to nothing",
       "A service depends on a service, is installed on a cluster or SQL instance, or a branch belongs to a central "
       "site that is not in the document. A rehearsal would silently leave that connection out.",
       "Add the part that is missing or remove the reference. A partial export often lacks whole sites."},
      {"E318", "part of a topology is not understood",
       "A warning: the document has an element or attribute that this version does not know. It is kept and exported "
       "again unchanged, but nothing that is simulated depends on it.",
       "Check by name whether it matters for your migration; `coexist import` lists all such parts."},
      {"E320", "not a key file",
       "A key for pseudonyms is 32 bytes, written as 64 hexadecimal digits. The same key gives the same pseudonyms, so "
       "a "
       "damaged key would silently give others.",
       "Use the key file that was made for this organisation, or make a new one for new pseudonyms."},
      {"E321", "no source of random numbers",
       "A new key for pseudonyms must be unguessable, and this system offers no generator for that.",
       "Make the key elsewhere: 64 random hexadecimal digits in a file."},
  });
  return kCodes;
}

}  // namespace coexist::scenarios::codes
