// Misconception: the client is told of the failure, and it is its problem.
// Fails: aHandlerThatFails
package asyncio.http;

final class HttpConnection {

  private Response answer(Request request) throws Exception {
    try {
      return Objects.requireNonNull(handler.handle(request), "the handler returned null");
    } catch (HttpError error) {
      return errors.render(error);
    } catch (ClientGone gone) {
      throw gone;
    } catch (Throwable failure) {
      if (!Failures.isFailure(failure)) {
        throw failure;
      }
      return errors.render(new HttpError(Status.INTERNAL_SERVER_ERROR, "Internal Server Error"));
    }
  }
}
