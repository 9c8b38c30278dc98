// The schema tables of the objects of a pack, by the part of the pack that they belong to.
#pragma once

#include "packs/written_pack.hpp"

namespace coexist::scenarios::packs {

/// A schema that begins with `id` and `label`.
template <class T>
Schema<T> entry_schema(std::string name, std::string doc) {
  // A pointer to a member of the base has to be told that it is one of T as well.
  return Schema<T>(std::move(name), std::move(doc))
      .required("id", static_cast<Name T::*>(&T::id), id(), "Stable name.")
      .required("label", static_cast<std::string T::*>(&T::label), text(), "For people.");
}

// written_vocabulary.cpp
const Schema<WrittenHeader>& header_schema();
const Schema<WrittenHop>& hop_schema();
const Schema<WrittenEntry>& plain_entry_schema();
const Schema<WrittenMeetingCondition>& condition_schema();
const Schema<WrittenProduct>& product_schema();
const Schema<WrittenSoftware>& software_schema();
const Schema<WrittenResult>& result_schema();
const Schema<WrittenClass>& class_schema();
const Schema<WrittenArtefactKind>& artefact_kind_schema();
const Schema<WrittenSwitch>& switch_schema();
const Schema<WrittenDecision>& decision_schema();
const Schema<WrittenAssumption>& assumption_schema();
const Schema<WrittenFact>& fact_schema();
const Schema<WrittenSource>& source_schema();

// written_media.cpp
const Schema<WrittenStream>& stream_schema();
const Schema<WrittenMedia>& media_schema();

// written_rules.cpp
const Schema<WrittenAspect>& aspect_schema();
const Schema<WrittenRule>& rule_schema();
const Schema<WrittenTable>& table_schema();
const Schema<WrittenSkew>& skew_schema();
const Schema<WrittenInteraction>& interaction_schema();
const Schema<WrittenMark>& mark_schema();
const Schema<WrittenQuestion>& question_schema();
const Schema<WrittenTransition>& transition_schema();
const Schema<WrittenFormatRule>& format_rule_schema();

// written_steps.cpp
const Schema<WrittenStepKind>& step_kind_schema();
const Schema<WrittenPrecedence>& precedence_schema();
const Schema<WrittenQuorum>& quorum_schema();
const Schema<WrittenCapacity>& capacity_schema();
const Schema<WrittenUserModel>& user_model_schema();
const Schema<WrittenPhase>& phase_schema();
const Schema<WrittenSupportedPath>& supported_path_schema();
const Schema<WrittenImport>& import_schema();
const Schema<WrittenTest>& test_schema();

}  // namespace coexist::scenarios::packs
