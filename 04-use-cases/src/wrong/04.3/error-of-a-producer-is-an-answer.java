// Misconception: an HttpError is an answer, whoever throws it.
// Fails: theErrorOfAProducer
package asyncio.http;

final class HttpConnection {

  private boolean respond(Request request, Response response, IncomingBody body) throws ClientGone {
    boolean keepAlive = wantsToBeKept(request.head()) && body.canBeSkipped() && !finishing;
    try {
      return await(responses.write(response, request.head(), keepAlive), ClientGone.class);
    } catch (ClientGone gone) {
      throw gone;
    } catch (HttpError error) {
      writer.transport().abort();
      throw new ClientGone("it has been answered");
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
