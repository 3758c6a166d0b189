// Misconception: the producer knows how much it has promised.
// Fails: brokenPromises
package asyncio.http;

final class StreamedBody implements BodyWriter {

  public Coroutine<Void> write(byte[] bytes) {
    return async(
        () -> {
          if (ended) {
            throw new IllegalStateException("the body has ended");
          }
          if (bytes.length > 0) {
            await(out.write(chunked ? chunk(bytes) : bytes));
          }
        });
  }

  Coroutine<Void> send() {
    return async(
        () -> {
          try {
            produce();
          } finally {
            ended = true;
          }
          if (chunked) {
            await(out.write(LAST_CHUNK));
          }
        });
  }
}
