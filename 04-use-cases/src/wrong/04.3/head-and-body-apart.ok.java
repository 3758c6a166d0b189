// Alternative: the head is written before the body, in a write of its own.
package asyncio.http;

final class ResponseWriter {

  private Coroutine<Void> writeTogether(byte[] head, byte[] body) {
    return async(
        () -> {
          await(out.write(head));
          if (body.length > 0) {
            await(out.write(body));
          }
        });
  }
}
