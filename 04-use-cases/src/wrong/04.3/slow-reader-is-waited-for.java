// Misconception: drain waits for as long as it takes.
// Fails: writeTime, cutOffInTheMiddle
package asyncio.http;

final class PatientWriter {

  private void drain() throws ClientGone {
    try {
      await(writer.drain(), IOException.class);
    } catch (IOException lost) {
      throw new ClientGone(lost);
    }
  }
}
