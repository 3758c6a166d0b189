// Misconception: a failure is for the next read to find.
// Fails: aFailureIsThrown
package asyncio.stream;

public final class StreamReader {

  public void setException(Exception failure) {
    this.failure = failure;
  }
}
