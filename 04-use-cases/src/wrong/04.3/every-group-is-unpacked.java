// Misconception: an exception is in a group because the task group has put it there.
// Fails: theProducerThrowsAGroup
package asyncio.http;

public final class EventStream {

  private static Exception alone(ExceptionGroup group) {
    Throwable first = group;
    while (first instanceof ExceptionGroup more) {
      first = more.exceptions().getFirst();
    }
    return switch (first) {
      case Exception exception -> exception;
      case Error error -> throw error;
      default -> group;
    };
  }
}
