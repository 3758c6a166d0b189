package asyncio.http;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.timeout;

import asyncio.stream.StreamWriter;
import asyncio.task.Coroutine;
import asyncio.task.TimeoutError;
import java.io.IOException;
import java.time.Duration;
import loopcraft.grader.Exercise;

/** Writes to a client for as long as it reads. */
@Exercise(value = "04.3", part = 2)
final class PatientWriter {

  private final StreamWriter writer;
  private final Duration patience;

  /**
   * Makes one.
   *
   * @param patience how long a single wait may be
   */
  PatientWriter(StreamWriter writer, Duration patience) {
    this.writer = writer;
    this.patience = patience;
  }

  /**
   * A coroutine that writes bytes, and waits while the transport keeps too many. If that takes
   * longer than the patience, the connection is aborted.
   *
   * @throws ClientGone from the coroutine, if the connection is lost, or aborted for that reason
   */
  Coroutine<Void> write(byte[] bytes) {
    return async(
        () -> {
          writer.write(bytes);
          if (writer.transport().writeBufferSize() > 0 || writer.isClosing()) {
            drain();
          }
        });
  }

  private void drain() throws ClientGone {
    try {
      await(timeout(patience, () -> await(writer.drain())), IOException.class);
    } catch (TimeoutError tooSlow) {
      writer.transport().abort();
      throw new ClientGone("the client does not read");
    } catch (IOException lost) {
      throw new ClientGone(lost);
    }
  }

  /** A coroutine that waits until the connection is gone, and does not tell why. */
  Coroutine<Void> waitUntilGone() {
    return async(
        () -> {
          try {
            await(writer.waitClosed(), IOException.class);
          } catch (IOException whyever) {
            // It is gone.
          }
        });
  }
}
