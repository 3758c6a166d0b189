// Misconception: a failure is for the next read to find.
// Fails: Reader.aFailureIsThrown
package asyncio.stream;

public final class StreamReader {

  public void setException(Exception failure) {
    this.failure = failure;
  }
}
