// followup/followup.hpp - all of it: what is the next thing to do for this prospect, when, through which channel, and
// why?
#pragma once

#include <followup/engine/agenda.hpp>
#include <followup/engine/explain.hpp>
#include <followup/engine/next_actions.hpp>
#include <followup/engine/progress.hpp>
#include <followup/engine/reason.hpp>
#include <followup/error.hpp>
#include <followup/model/channel.hpp>
#include <followup/model/ids.hpp>
#include <followup/model/outcome.hpp>
#include <followup/model/promise.hpp>
#include <followup/model/prospect.hpp>
#include <followup/model/touchpoint.hpp>
#include <followup/policy/behaviours.hpp>
#include <followup/policy/case_view.hpp>
#include <followup/policy/daypart.hpp>
#include <followup/policy/ending.hpp>
#include <followup/policy/guard.hpp>
#include <followup/policy/policy.hpp>
#include <followup/policy/presets.hpp>
#include <followup/policy/track.hpp>
#include <followup/time/calendar.hpp>
#include <followup/time/delay.hpp>
#include <followup/time/instant.hpp>
#include <followup/time/time_zone.hpp>
