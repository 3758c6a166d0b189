// Misconception: the first mistake is enough to refuse a request.
// Fails: everythingIsTold, wrongIsNotNone, notTwice
package asyncio.http;

final class Parameters<P> {

  private record Given(String in, String name, List<String> texts, List<Invalid> errors) {

    private void complain(String detail) {
      throw new InvalidRequest(List.of(new Invalid(in, name, detail)));
    }
  }
}
