// Misconception: what was begun has to be ended properly, whatever happens.
// Fails: brokenPromises, aProducerThatFails
package asyncio.http;

import java.io.IOException;

final class StreamedBody implements BodyWriter {

  Coroutine<Void> send() {
    return async(
        () -> {
          try {
            produce();
          } catch (IOException | IllegalStateException failure) {
            // There is no way to tell the client.
          }
          ended = true;
          if (chunked) {
            await(out.write(LAST_CHUNK));
          }
        });
  }
}
