package asyncio.http;

import static loopcraft.grader.Todo.todo;

import asyncio.stream.StreamWriter;
import asyncio.task.Coroutine;
import java.time.Duration;
import loopcraft.grader.Exercise;

/** Writes to a client for as long as it reads. */
@Exercise(value = "04.3", part = 2)
final class PatientWriter {

  /**
   * Makes one.
   *
   * @param patience how long a single wait may be
   */
  PatientWriter(StreamWriter writer, Duration patience) {
    throw todo("04.3");
  }

  /**
   * A coroutine that writes bytes, and waits while the transport keeps too many. If that takes
   * longer than the patience, the connection is aborted.
   *
   * @throws ClientGone from the coroutine, if the connection is lost, or aborted for that reason
   */
  Coroutine<Void> write(byte[] bytes) {
    throw todo("04.3");
  }

  /** A coroutine that waits until the connection is gone, and does not tell why. */
  Coroutine<Void> waitUntilGone() {
    throw todo("04.3");
  }
}
