// Misconception: if the handler gives a body, the client should have it.
// Fails: noBody, notAsked
package asyncio.http;

final class ResponseWriter {

  Coroutine<Boolean> write(Response response, RequestHead request, boolean keepAlive) {
    return async(
        () -> {
          boolean chunks = request.version() == HttpVersion.HTTP_1_1;
          boolean withBody = !request.method().equals("HEAD");
          boolean untilClose = endsWithTheConnection(response, chunks);
          boolean kept =
              keepAlive && !untilClose && !response.headers().hasToken("Connection", "close");
          byte[] head = head(response, chunks, connection(kept, request.version()));
          switch (response.body()) {
            case ResponseBody.Bytes(byte[] bytes) ->
                await(writeTogether(head, withBody ? bytes : NOTHING));
            case ResponseBody.Streamed streamed -> {
              await(out.write(head));
              if (withBody) {
                boolean chunked = chunks && streamed.length().isEmpty();
                await(new StreamedBody(streamed, chunked, out).send());
              }
            }
          }
          return kept;
        });
  }
}
