package asyncio.http;

import static loopcraft.grader.Todo.todo;

import asyncio.task.Coroutine;
import loopcraft.grader.Exercise;

/**
 * Sends a body that is made meanwhile, in chunks if its length is not known and the client
 * understands that. It is what the producer writes to.
 */
@Exercise(value = "04.3", part = 4)
final class StreamedBody implements BodyWriter {

  /**
   * Makes one.
   *
   * @param chunked whether it goes out in chunks; otherwise as it is
   */
  StreamedBody(ResponseBody.Streamed body, boolean chunked, PatientWriter out) {
    throw todo("04.3");
  }

  /**
   * A coroutine that sends bytes at once, as one chunk if chunks it is, in a single write.
   *
   * @throws ClientGone from the coroutine, as {@link PatientWriter#write} does
   * @throws IllegalStateException from the coroutine, if that would be more than the length that
   *     was promised, or if the body has ended; nothing is sent then
   */
  @Override
  public Coroutine<Void> write(byte[] bytes) {
    throw todo("04.3");
  }

  /**
   * A coroutine that has the producer write the body, and sends what ends it. If the connection is
   * lost, or this coroutine is cancelled, the await is cancelled that the producer is in. However
   * this ends, the producer has ended before, and no task is left that this has started.
   *
   * @throws ClientGone from the coroutine, if the producer was cancelled because the connection was
   *     lost
   * @throws IllegalStateException from the coroutine, if the producer wrote less than was promised
   * @throws Exception from the coroutine, whatever the producer throws; nothing that looks like an
   *     end has been sent then
   */
  Coroutine<Void> send() {
    throw todo("04.3");
  }
}
