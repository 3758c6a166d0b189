package loopcraft.grader.run;

/**
 * One thing that a worker says.
 *
 * @param kind what it is about
 * @param test for {@link Kind#TEST}
 * @param text for {@link Kind#OUTPUT} what was printed, else an explanation; may be empty
 */
record WorkerRecord(Kind kind, TestOutcome test, String text) {

  enum Kind {
    /** Everything is loaded; a request may come. */
    READY,
    /** A test has ended. */
    TEST,
    /** The code has printed something. */
    OUTPUT,
    /** The code has asked the JVM to end. */
    EXIT,
    /** The time is over. */
    TIMEOUT,
    /** The code has printed too much. */
    OUTPUT_LIMIT,
    /** The worker itself failed. */
    ERROR,
    /** All tests have run, and have left nothing behind: another request may come. */
    DONE,
    /** All tests have run; nothing follows. */
    END
  }

  static WorkerRecord of(Kind kind, String text) {
    return new WorkerRecord(kind, null, text);
  }

  static WorkerRecord of(TestOutcome test) {
    return new WorkerRecord(Kind.TEST, test, "");
  }
}
