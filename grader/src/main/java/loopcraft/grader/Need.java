package loopcraft.grader;

/** What an exercise is about, beyond plain Java, and its code therefore may use. */
public enum Need {
  /** Sockets and channels, on the machine itself. */
  NETWORK,
  /** Threads and executors. */
  THREADS,
  /** Other programs. */
  PROCESSES,
  /** OkHttp and jsoup. */
  SCRAPING,
  /** JDBC. */
  SQL,
  /** The stack traces of failures. */
  STACK_TRACES,
  /** JUnit's extension points and Mockito's answers. */
  TESTING
}
