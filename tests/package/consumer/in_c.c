/* Prints what the other programs print: the day on which the first call after Christmas Eve is due. */
#include <followup/followup.h>

#include <stdio.h>
#include <string.h>

static int fail(const fu_text* error) {
  fprintf(stderr, "%s\n", error->data != NULL ? error->data : "no memory");
  return 1;
}

int main(void) {
  static const char cadence[] =
      "{\"policy\": \"calls\", \"outcomes\": {\"based_on\": \"doctrine\"}, \"tracks\":"
      " [{\"id\": \"calls\", \"every\": \"2 business days\", \"via\": \"call\", \"first_after\": \"2 business "
      "days\"}]}";
  static const char office[] =
      "{\"calendar\": \"office\", \"version\": \"1\", \"hours\": {\"monday-friday\": \"09:00-17:00\"}}";
  static const char question[] =
      "{\"pursuit\": {\"id\": 1, \"started\": \"2026-12-24T10:00:00Z\","
      " \"who\": {\"id\": 7, \"zones\": \"UTC\", \"reachable_by\": [\"call\"]}}}";
  fu_policy* policy = NULL;
  fu_calendar* calendar = NULL;
  fu_session* session = NULL;
  fu_text answer = FU_TEXT_INIT, error = FU_TEXT_INIT;
  const char* due;
  int status = 1;

  if (fu_policy_read(cadence, strlen(cadence), &policy, &error) != FU_OK ||
      fu_calendar_read(office, strlen(office), &calendar, &error) != FU_OK ||
      fu_session_make(NULL, 0, &session, &error) != FU_OK ||
      fu_ask(session, policy, calendar, INT64_C(1798106400), 0, question, strlen(question), &answer, &error) != FU_OK) {
    status = fail(&error);
  } else {
    due = strstr(answer.data, "\"due\":\"");
    if (due != NULL) {
      printf("%.10s\n", due + 7);
      status = 0;
    }
  }
  fu_text_free(&answer);
  fu_text_free(&error);
  fu_session_free(session);
  fu_calendar_free(calendar);
  fu_policy_free(policy);
  return status;
}
