// Misconception: who is told to finish closes when nothing is left to do.
// Fails: finishedWhileSkipping
package asyncio.http;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;

import asyncio.task.Coroutine;

final class HttpConnection {

  Coroutine<Void> serve() {
    return async(
        () -> {
          try {
            boolean kept;
            do {
              kept = serveNext();
            } while (kept && !finishing);
          } catch (ClientGone gone) {
            // There is nobody to tell.
          } catch (Throwable failure) {
            writer.transport().abort();
            throw failure;
          }
        });
  }

  private boolean serveNext() throws Exception {
    byte[] begin = begin();
    if (begin.length == 0 || writer.isClosing()) {
      return false;
    }
    RequestHead head = RequestHead.UNREADABLE;
    IncomingBody body;
    try {
      head = parser.parse(readHead(begin));
      body = IncomingBody.after(head, reader, writer, limits);
    } catch (HttpError malformed) {
      await(responses.write(errors.render(malformed), head, false));
      await(LingeringClose.of(reader, writer));
      return false;
    }
    var request = new Request(head, body, writer.transport().remoteAddress());
    boolean kept = respond(request, answer(request), body) && await(body.skip());
    if (!kept) {
      await(LingeringClose.of(reader, writer));
    }
    return kept;
  }
}
