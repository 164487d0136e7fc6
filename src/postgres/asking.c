/* next_actions: whole questions, as documents. */
#include "postgres/extension.h"

#include "miscadmin.h"
#include "utils/fmgrprotos.h"

/* It keeps what questions have in common, zones above all, and bounds what it keeps. */
static fu_session* session(void) {
  static fu_session* one = NULL;
  if (one == NULL && fu_session_make(NULL, 0, &one, &followup_error) != FU_OK) followup_raise("no session can be made");
  return one;
}

static Datum too_long(void) {
  return DirectFunctionCall1(
      jsonb_in, CStringGetDatum(psprintf("{\"error\": \"invalid_document\", \"mistakes\": [{\"path\": \"\", \"found\": "
                                         "\"a longer question\", \"allowed\": \"at most %d bytes\"}]}",
                                         followup_longest)));
}

/* (policy, calendar, question, now, reasons). A question that cannot be decided is answered by its mistakes. */
PG_FUNCTION_INFO_V1(followup_next_actions);
Datum followup_next_actions(PG_FUNCTION_ARGS) {
  static fu_text answer = FU_TEXT_INIT;
  const fu_policy* policy = NULL;
  const fu_calendar* calendar = NULL;
  Size size;
  CHECK_FOR_INTERRUPTS();
  if (PG_ARGISNULL(2)) PG_RETURN_NULL();
  if (!PG_ARGISNULL(0)) policy = followup_argument(fcinfo, 0, FOLLOWUP_POLICY, NULL)->handle;
  if (!PG_ARGISNULL(1)) calendar = followup_argument(fcinfo, 1, FOLLOWUP_CALENDAR, NULL)->handle;
  Jsonb* question = PG_GETARG_JSONB_P(2);
  int64 now = 0;
  if (!PG_ARGISNULL(3)) {
    now = followup_seconds(PG_GETARG_TIMESTAMPTZ(3));
  } else if (!JsonContainerIsObject(&question->root) ||
             getKeyJsonValueFromContainer(&question->root, "now", 3, NULL) == NULL) {
    now = PG_INT64_MIN;
  }
  const uint32 flags = PG_ARGISNULL(4) || PG_GETARG_BOOL(4) ? 0 : FU_NO_REASONS;
  fu_session* asked = session();
  const char* text = followup_utf8_of(question, &size);
  if (text == NULL) return too_long();
  const fu_status status = fu_ask(asked, policy, calendar, now, flags, text, size, &answer, &followup_error);
  if (status == FU_NO_MEMORY) ereport(ERROR, (errcode(ERRCODE_OUT_OF_MEMORY), errmsg("out of memory")));
  return followup_jsonb_of(answer.size != 0 ? &answer : &followup_error);
}
