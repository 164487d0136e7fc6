/* The functions over one pursuit's columns: decide, wake_at, advance, check. */
#include "postgres/extension.h"

#include "miscadmin.h"

fu_pursuits followup_one_pursuit(const uint64* pursuit, const int64* started, const fu_prospect* const* who,
                                 const fu_planned* planned) {
  static const uint32 first = 0;
  fu_pursuits one = FU_PURSUITS_INIT;
  one.rows = 1;
  one.prospects = who;
  one.prospect_count = 1;
  one.prospect_of = &first;
  one.pursuit = pursuit;
  one.started = started;
  one.planned = planned;
  return one;
}

/* What is asked about. Of data that are missing, a status says which. */
typedef struct subject {
  const followup_document* policy;
  const followup_document* prospect;
  const fu_calendar* calendar;
  const fu_prospect* who;
  uint64 pursuit;
  int64 started;
  bool is_planned;
  fu_planned planned;
} subject;

enum { NO_ARGUMENT = -1 };

static fu_status subject_of(FunctionCallInfo fcinfo, int policy, int calendar, int prospect, int planned,
                            subject* into) {
  fu_status status = FU_INVALID_PURSUIT;
  into->policy = into->prospect = NULL;
  if (PG_ARGISNULL(policy)) return FU_INVALID_POLICY;
  into->policy = followup_argument(fcinfo, policy, FOLLOWUP_POLICY, NULL);
  into->calendar = NULL;
  if (calendar != NO_ARGUMENT) {
    if (PG_ARGISNULL(calendar)) return FU_INVALID_CALENDAR;
    into->calendar = followup_argument(fcinfo, calendar, FOLLOWUP_CALENDAR, NULL)->handle;
  }
  if (PG_ARGISNULL(prospect) || PG_ARGISNULL(prospect + 1) || PG_ARGISNULL(prospect + 2)) return FU_INVALID_PURSUIT;
  into->prospect = followup_argument(fcinfo, prospect, FOLLOWUP_PROSPECT, &status);
  if (into->prospect == NULL) return status;
  into->who = into->prospect->handle;
  into->pursuit = (uint64)PG_GETARG_INT64(prospect + 1);
  into->started = followup_seconds(PG_GETARG_TIMESTAMPTZ(prospect + 2));
  into->is_planned = followup_planned_of(fcinfo, planned, &into->planned);
  return FU_OK;
}

static fu_pursuits pursuit_of(const subject* about) {
  return followup_one_pursuit(&about->pursuit, &about->started, &about->who,
                              about->is_planned ? &about->planned : NULL);
}

/* Of (policy, calendar, prospect, pursuit, started, progress, now, planned). */
static fu_status ask(FunctionCallInfo fcinfo, subject* about, fu_answers* out) {
  size_t bad = 0;
  CHECK_FOR_INTERRUPTS();
  fu_status status = subject_of(fcinfo, 0, 1, 2, 7, about);
  if (status != FU_OK) return status;
  if (PG_ARGISNULL(5)) return FU_HISTORY_REQUIRED;
  if (PG_ARGISNULL(6)) return FU_INVALID_TIME;
  const fu_progress* progress = (const fu_progress*)PG_GETARG_POINTER(5);
  status = followup_refusal(progress);
  if (status != FU_OK) return status;
  const int64 now = followup_seconds(PG_GETARG_TIMESTAMPTZ(6));
  const fu_pursuits pursuits = pursuit_of(about);
  out->size = sizeof(*out);
  status = fu_next_columns(about->policy->handle, about->calendar, &pursuits, progress, &now, 1, out, &bad, NULL);
  return status == FU_OK ? *out->error : status;
}

PG_FUNCTION_INFO_V1(followup_decide);
Datum followup_decide(PG_FUNCTION_ARGS) {
  followup_answer said;
  subject about;
  fu_answers out;
  memset(&said, 0, sizeof(said));
  memset(&out, 0, sizeof(out));
  out.error = &said.error;
  out.status.values = &said.status;
  out.actions.values = &said.actions;
  out.via.values = &said.via;
  out.disposition.values = &said.disposition;
  out.disposition.validity = &said.disposition_told;
  out.due.values = &said.due;
  out.begin.values = &said.begin;
  out.end.values = &said.end;
  out.wake_at.values = &said.wake_at;
  out.wake_at.validity = &said.wake_told;
  out.action.values = &said.action;
  out.rule.values = &said.rule;
  out.brief.values = &said.brief;
  out.endpoint.values = &said.endpoint;
  out.label.values = &said.label;
  said.error = (uint8)ask(fcinfo, &about, &out);
  return followup_decision_of(fcinfo, &said, about.policy, about.prospect);
}

/* NULL: it is closed. What is refused is to be looked at, as soon as anybody does. */
PG_FUNCTION_INFO_V1(followup_wake_at);
Datum followup_wake_at(PG_FUNCTION_ARGS) {
  uint8 error = FU_OK, told = 0;
  int64 wake_at = 0;
  subject about;
  fu_answers out;
  memset(&out, 0, sizeof(out));
  out.error = &error;
  out.wake_at.values = &wake_at;
  out.wake_at.validity = &told;
  if (ask(fcinfo, &about, &out) != FU_OK) PG_RETURN_TIMESTAMPTZ(DT_NOBEGIN);
  if ((told & 1) == 0) PG_RETURN_NULL();
  PG_RETURN_TIMESTAMPTZ(followup_timestamp(wake_at));
}

/* (policy, prospect, pursuit, started, progress, touchpoint, planned). */
PG_FUNCTION_INFO_V1(followup_advance);
Datum followup_advance(PG_FUNCTION_ARGS) {
  subject about;
  fu_touch touch;
  uint8 error = FU_OK;
  fu_progress* one = palloc(sizeof(fu_progress));
  CHECK_FOR_INTERRUPTS();
  if (PG_ARGISNULL(4)) {
    followup_refuse(one, FU_HISTORY_REQUIRED);
    PG_RETURN_POINTER(one);
  }
  *one = *(const fu_progress*)PG_GETARG_POINTER(4);
  if (followup_refusal(one) != FU_OK) PG_RETURN_POINTER(one);
  fu_status status = subject_of(fcinfo, 0, NO_ARGUMENT, 1, 6, &about);
  if (status == FU_OK && followup_touch_of(fcinfo, 5, &touch)) {
    const int64 offset[] = {0, 1};
    const fu_pursuits pursuits = pursuit_of(&about);
    fu_histories newer = FU_HISTORIES_INIT;
    newer.touches = &touch;
    newer.touch_count = 1;
    newer.offset = offset;
    status = fu_advance_columns(about.policy->handle, &pursuits, &newer, one, &error, NULL, NULL);
    if (status == FU_OK) status = error;
  }
  if (status != FU_OK) followup_refuse(one, status);
  PG_RETURN_POINTER(one);
}

/* NULL: it could have happened. */
PG_FUNCTION_INFO_V1(followup_check);
Datum followup_check(PG_FUNCTION_ARGS) {
  static const char rules[] = "{\"preset\": \"until_no\"}";
  static const char anybody[] = "{\"id\": 1, \"zones\": \"UTC\"}";
  static fu_policy* policy = NULL;
  static fu_prospect* who = NULL;
  fu_touch touch;
  fu_progress folded;
  uint8 error = FU_OK;
  const int64 offset[] = {0, 1};
  if (!followup_touch_of(fcinfo, 0, &touch)) PG_RETURN_NULL();
  fu_status status = FU_OK;
  if (policy == NULL) status = fu_policy_read(rules, strlen(rules), &policy, &followup_error);
  if (status == FU_OK && who == NULL) {
    status = fu_prospect_read(anybody, strlen(anybody), NULL, 0, &who, &followup_error);
  }
  if (status != FU_OK) followup_raise("the extension's own documents cannot be read");

  const uint64 pursuit = touch.pursuit != 0 ? touch.pursuit : 1;
  const int64 started = touch.at;
  const fu_prospect* const one = who;
  const fu_pursuits pursuits = followup_one_pursuit(&pursuit, &started, &one, NULL);
  fu_histories history = FU_HISTORIES_INIT;
  history.touches = &touch;
  history.touch_count = 1;
  history.offset = offset;
  status = fu_fold_columns(policy, &pursuits, &history, &folded, &error, NULL, &followup_error);
  if (status == FU_OK && error == FU_OK) PG_RETURN_NULL();
  PG_RETURN_DATUM(followup_jsonb_of(&followup_error));
}
