// Misconception: each request deserves a task.
// Fails: oneTask
package asyncio.http;

import static asyncio.Asyncio.createTask;

final class HttpConnection {

  private Response answer(Request request) throws Exception {
    try {
      return Objects.requireNonNull(
          await(createTask(async(() -> handler.handle(request)))), "the handler returned null");
    } catch (HttpError error) {
      return errors.render(error);
    } catch (Throwable failure) {
      if (failure instanceof ClientGone || !Failures.isFailure(failure)) {
        throw failure;
      }
      HandlerFailure.report(request, failure);
      return errors.render(new HttpError(Status.INTERNAL_SERVER_ERROR, "Internal Server Error"));
    }
  }
}
