// Misconception: the head tells all about the body.
// Fails: keptAfterReading
package asyncio.http;

final class HttpConnection {

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
    boolean canBeSkipped = body.canBeSkipped();
    boolean kept =
        respond(request, answer(request), canBeSkipped) && await(body.skip()) && !finishing;
    if (!kept) {
      await(LingeringClose.of(reader, writer));
    }
    return kept;
  }

  private boolean respond(Request request, Response response, boolean canBeSkipped)
      throws ClientGone {
    boolean keepAlive = wantsToBeKept(request.head()) && canBeSkipped && !finishing;
    try {
      return await(responses.write(response, request.head(), keepAlive), ClientGone.class);
    } catch (ClientGone gone) {
      throw gone;
    } catch (Throwable failure) {
      writer.transport().abort();
      if (!Failures.isFailure(failure)) {
        throw failure;
      }
      HandlerFailure.report(request, failure);
      throw new ClientGone("its response could not be finished");
    }
  }
}
