// Misconception: a body is sent when it is there.
// Fails: writesChunks, severalWriters, brokenPromises, aProducerThatFails, backPressure,
//   theClientGoesAway, cancelledWhileStreaming, bothWays, aStream, theClientOfEventsGoesAway
package asyncio.http;

import java.io.ByteArrayOutputStream;

final class StreamedBody implements BodyWriter {

  private final ByteArrayOutputStream all = new ByteArrayOutputStream();

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
          all.writeBytes(bytes);
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
          if (written < body.length().orElse(0)) {
            throw new IllegalStateException("less than was promised");
          }
          if (all.size() > 0) {
            await(out.write(chunked ? chunk(all.toByteArray()) : all.toByteArray()));
          }
          if (chunked) {
            await(out.write(LAST_CHUNK));
          }
        });
  }
}
