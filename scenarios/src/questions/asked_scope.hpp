// From what somebody typed to what is asked: interactions, attributes and values by name.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scenarios/diagnostic.hpp"
#include "scenarios/pack_file.hpp"
#include "scenarios/pack_matrix.hpp"
#include "sim/pack_diagrams.hpp"

namespace coexist::scenarios::questions {

/// The interaction, or the table if there is none; nothing after an error.
std::optional<sim::Subject> find_subject(const sim::Pack& pack, const std::string& interaction,
                                         const std::string& aspect, Diagnostics& diagnostics);

/// "join" and "Join a meeting".
std::string subject_id(const sim::Pack& pack, const sim::Subject& subject);
std::string subject_label(const sim::Pack& pack, const sim::Subject& subject);

/// An attribute of the subject: as packs spell it, or as the first of the subject's tables that knows the word calls
/// it. Nothing after an error.
std::optional<sim::Attribute> find_attribute(const sim::Pack& pack, const sim::Subject& subject,
                                             const std::string& name, Diagnostics& diagnostics);

/// A value of an attribute by id, or by label whatever the case; nothing if there is none.
std::optional<std::size_t> find_value(const sim::Vocabulary& vocabulary, sim::Attribute attribute,
                                      const std::string& name);

/// What people call the values of an attribute; the id where there is no label. By value.
std::vector<std::string> labels_of(const sim::Vocabulary& vocabulary, sim::Attribute attribute);

/// Ids and labels of the values that may occur: what a mistyped one is compared with.
std::vector<std::string> names_of_values(const sim::Vocabulary& vocabulary, sim::Attribute attribute);

/// The values of an attribute of which nothing is said: all that can occur; if things are as usual, without the
/// products that the hop refuses.
std::vector<std::size_t> open_values(const LoadedPack& loaded, sim::Attribute attribute, bool usual);

/// Whether nothing was said of it, or that it may be any.
bool is_open(const LoadedPack& loaded, bool usual, const sim::ScopedAttribute& asked);

/// Keeps of the scope what was given. `spared`: attributes that stay open unless they are named, even if the rest is as
/// usual. The values of the scope are kept of those that have not all of them. False after an error.
bool restrict_scope(const LoadedPack& loaded, const sim::Subject& subject, const Given& given,
                    const std::vector<sim::Attribute>& spared, sim::Scope& scope, Diagnostics& diagnostics);

/// "host-service=serving" for each attribute that has only some of its open values, and the names of the others;
/// `left_out` are in neither. `usual`: as the scope was restricted.
struct SaidAndOpen {
  std::vector<std::string> said, open;
};
SaidAndOpen said_and_open(const LoadedPack& loaded, bool usual, const sim::Scope& scope,
                          const std::vector<sim::Attribute>& left_out);

/// A box as a rule would write it: "{client: [a, b], host: {not: none}}"; "{}" for any situation. `names`: by variable.
std::string condition_of(const sim::Vocabulary& vocabulary, const sim::Scope& scope,
                         const std::vector<std::string>& names, const sim::Box& box);

/// How an aspect calls its attributes, by variable of its scope.
std::vector<std::string> dimension_names(const sim::Aspect& aspect, const sim::Scope& scope);

}  // namespace coexist::scenarios::questions
