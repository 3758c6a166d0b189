// Misconception: every write is a chunk.
// Fails: writesChunks
package asyncio.http;

final class StreamedBody implements BodyWriter {

  public Coroutine<Void> write(byte[] bytes) {
    return async(
        () -> {
          if (ended) {
            throw new IllegalStateException("the body has ended");
          }
          if (written + bytes.length > body.length().orElse(Long.MAX_VALUE)) {
            throw new IllegalStateException("more than was promised");
          }
          written += bytes.length;
          await(out.write(chunked ? chunk(bytes) : bytes));
        });
  }
}
