// followup/json/json.hpp - all of it: policies, calendars, prospects, touchpoints and answers as text, and back.
//
// Text in, a value or every mistake out; a value in, text out. What is written is read back to an equal value. Text is
// UTF-8. Nothing is read beyond the bounds of json/layout.hpp, and no text makes reading crash, hang or grow without
// bound.
#pragma once

#include <followup/json/answer.hpp>
#include <followup/json/calendar.hpp>
#include <followup/json/identities.hpp>
#include <followup/json/layout.hpp>
#include <followup/json/policy.hpp>
#include <followup/json/pursuit.hpp>
#include <followup/json/question.hpp>
#include <followup/json/registry.hpp>
#include <followup/json/result.hpp>
#include <followup/json/schema.hpp>
#include <followup/json/session.hpp>
#include <followup/json/touchpoint.hpp>
