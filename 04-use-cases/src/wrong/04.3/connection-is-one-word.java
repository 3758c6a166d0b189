// Misconception: Connection is close or keep-alive.
// Fails: keepAliveInAList, aHandlersCloseInAList
package asyncio.http;

import java.util.Optional;

final class HttpConnection {

  private static boolean wantsToBeKept(RequestHead head) {
    Headers headers = head.headers();
    return !headers.hasToken("Connection", "close")
        && (head.version() == HttpVersion.HTTP_1_1
            || headers.get("Connection").filter("keep-alive"::equalsIgnoreCase).isPresent());
  }
}

final class ResponseWriter {

  Coroutine<Boolean> write(Response response, RequestHead request, boolean keepAlive) {
    return async(
        () -> {
          boolean chunks = request.version() == HttpVersion.HTTP_1_1;
          boolean withBody = !response.status().forbidsBody() && !request.method().equals("HEAD");
          boolean untilClose = endsWithTheConnection(response, chunks);
          boolean kept =
              keepAlive
                  && !untilClose
                  && !response.headers().get("Connection").equals(Optional.of("close"));
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
