// Misconception: the renderer is for the application.
// Fails: theRenderer, refusedOnesDoNotCount, theRendererOfTheServer
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
      await(responses.write(ErrorRenderer.PLAIN.render(malformed), head, false));
      await(LingeringClose.of(reader, writer));
      return false;
    }
    var request = new Request(head, body, writer.transport().remoteAddress());
    boolean kept = respond(request, answer(request), body) && await(body.skip()) && !finishing;
    if (!kept) {
      await(LingeringClose.of(reader, writer));
    }
    return kept;
  }

  private Response answer(Request request) throws Exception {
    try {
      return Objects.requireNonNull(handler.handle(request), "the handler returned null");
    } catch (HttpError error) {
      return ErrorRenderer.PLAIN.render(error);
    } catch (ClientGone gone) {
      throw gone;
    } catch (Throwable failure) {
      if (!Failures.isFailure(failure)) {
        throw failure;
      }
      HandlerFailure.report(request, failure);
      return ErrorRenderer.PLAIN.render(
          new HttpError(Status.INTERNAL_SERVER_ERROR, "Internal Server Error"));
    }
  }
}

final class HttpServer {

  private void refuse(StreamWriter writer) throws Exception {
    var error = new HttpError(Status.SERVICE_UNAVAILABLE, "too many connections");
    var out = new PatientWriter(writer, limits.writeTime());
    try {
      await(
          new ResponseWriter(out)
              .write(ErrorRenderer.PLAIN.render(error), RequestHead.UNREADABLE, false),
          ClientGone.class);
    } catch (ClientGone gone) {
      // It has been refused one way or another.
    }
  }
}
