// Misconception: the client will see that the connection is closed.
// Fails: thoseThatHaveBegun
package asyncio.http;

final class HttpConnection {

  private boolean respond(Request request, Response response, IncomingBody body) throws ClientGone {
    boolean keepAlive = wantsToBeKept(request.head()) && body.canBeSkipped();
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
