// An answer as a row of columns.
#pragma once

#include <followup/engine/batch.hpp>

#include <cstddef>

namespace followup::detail {

// The columns have room for the row.
void write_row(const answer_columns& out, std::size_t row, const answer& given) noexcept;
// As a row without an answer.
void clear_row(const answer_columns& out, std::size_t row) noexcept;

}  // namespace followup::detail
