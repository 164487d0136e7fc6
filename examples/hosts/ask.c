/* ask - questions from standard input, a line each, answered through the C interface.
 *
 *   ask POLICY.json CALENDAR.json [NOW] <questions.jsonl >answers.jsonl
 *
 * NOW is in seconds since 1970; without it, each question is asked at the time of its line. */
#define _POSIX_C_SOURCE 200809L
#include <followup/followup.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static int fail(const char* what, const fu_text* error) {
  fprintf(stderr, "ask: %s: %s\n", what, error->size != 0 ? error->data : "cannot be read");
  return EXIT_FAILURE;
}

/* The content of a file, to be freed; NULL where it cannot be read. */
static char* content_of(const char* path, size_t* size) {
  FILE* file = fopen(path, "rb");
  char* text = NULL;
  size_t room = 0;
  *size = 0;
  if (file == NULL) return NULL;
  for (;;) {
    char* larger = realloc(text, room += 65536);
    if (larger == NULL) break;
    text = larger;
    *size += fread(text + *size, 1, room - *size, file);
    if (*size < room) {
      const int good = !ferror(file);
      fclose(file);
      if (good) return text;
      free(text);
      return NULL;
    }
  }
  free(text);
  fclose(file);
  return NULL;
}

// [ask
/* Asks line by line. What cannot be decided is answered by its mistakes, and the rest is carried on. */
static int ask_all(const fu_policy* policy, const fu_calendar* calendar, const char* now) {
  fu_session* session = NULL;
  fu_text answer = FU_TEXT_INIT, error = FU_TEXT_INIT;
  char* line = NULL;
  size_t room = 0;
  ssize_t size;
  int status = EXIT_SUCCESS;
  if (fu_session_make(NULL, 0, &session, &error) != FU_OK) return fail("session", &error);

  while ((size = getline(&line, &room, stdin)) > 0) {
    const int64_t at = now != NULL ? strtoll(now, NULL, 10) : (int64_t)time(NULL);
    if (strspn(line, " \t\r\n") == (size_t)size) continue;
    if (fu_ask(session, policy, calendar, at, 0, line, (size_t)size, &answer, &error) != FU_OK) {
      status = EXIT_FAILURE;
    }
    puts(answer.size != 0 ? answer.data : error.data);
  }

  free(line);
  fu_text_free(&answer);
  fu_text_free(&error);
  fu_session_free(session);
  return status;
}
// ask]

int main(int count, char** words) {
  fu_policy* policy = NULL;
  fu_calendar* calendar = NULL;
  fu_text error = FU_TEXT_INIT;
  size_t size = 0;
  char* text;
  int status;
  if (count != 3 && count != 4) {
    fputs("Usage: ask POLICY.json CALENDAR.json [NOW] <questions.jsonl >answers.jsonl\n", stderr);
    return 2;
  }

  text = content_of(words[1], &size);
  if (text == NULL || fu_policy_read(text, size, &policy, &error) != FU_OK) {
    status = fail(words[1], &error);
  } else {
    free(text);
    text = content_of(words[2], &size);
    if (text == NULL || fu_calendar_read(text, size, &calendar, &error) != FU_OK) {
      status = fail(words[2], &error);
    } else {
      status = ask_all(policy, calendar, count == 4 ? words[3] : NULL);
    }
  }
  free(text);
  fu_text_free(&error);
  fu_calendar_free(calendar);
  fu_policy_free(policy);
  return status;
}
