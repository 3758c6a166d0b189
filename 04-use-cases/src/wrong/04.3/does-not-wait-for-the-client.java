// Misconception: write takes everything, so that there is nothing to wait for.
// Fails: writeTime, cutOffInTheMiddle, backPressure
package asyncio.http;

final class PatientWriter {

  Coroutine<Void> write(byte[] bytes) {
    return async(
        () -> {
          if (writer.isClosing()) {
            throw new ClientGone("the connection is closed");
          }
          writer.write(bytes);
        });
  }
}
