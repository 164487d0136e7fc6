// What the handles of the C interface are.
#pragma once

#include "serve/verbs.hpp"

#include <followup/followup.h>
#include <followup/json/session.hpp>
#include <followup/model/prospect.hpp>
#include <followup/policy/policy.hpp>
#include <followup/time/calendar.hpp>
#include <followup/time/time_zone.hpp>

struct fu_policy {
  followup::policy value;
};
struct fu_calendar {
  followup::calendar value;
};
struct fu_zone {
  followup::time_zone value;
};
struct fu_prospect {
  followup::prospect value;
};
struct fu_session {
  serve::verb_session asking;
  followup::json::shelf named;
};
