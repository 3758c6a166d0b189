// Misconception: what is put around last is outside, as in Starlette and FastAPI.
// Fails: theFirstIsTheOutermost, middlewareAnswers, errorsOfMiddleware
package asyncio.http;

public final class App implements Handler, Routes {

  public App use(Middleware more) {
    chain = more.around(chain);
    return this;
  }
}
