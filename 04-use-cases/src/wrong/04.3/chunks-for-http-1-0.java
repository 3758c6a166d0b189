// Misconception: our responses are of HTTP/1.1, so they may have chunks.
// Fails: withoutChunks, headOfAStream
package asyncio.http;

final class ResponseWriter {

  Coroutine<Boolean> write(Response response, RequestHead request, boolean keepAlive) {
    return async(
        () -> {
          boolean chunks = true;
          boolean withBody = !response.status().forbidsBody() && !request.method().equals("HEAD");
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
