// Misconception: three writes one after the other arrive one after the other.
// Fails: severalWriters
package asyncio.http;

final class StreamedBody implements BodyWriter {

  public Coroutine<Void> write(byte[] bytes) {
    return async(
        () -> {
          if (ended) {
            throw new IllegalStateException("the body has ended");
          }
          if (written + bytes.length > body.length().orElse(Long.MAX_VALUE)) {
            throw new IllegalStateException("more than was promised");
          }
          written += bytes.length;
          if (bytes.length == 0) {
            return;
          }
          if (chunked) {
            String size = Integer.toHexString(bytes.length) + "\r\n";
            await(out.write(size.getBytes(StandardCharsets.ISO_8859_1)));
          }
          await(out.write(bytes));
          if (chunked) {
            await(out.write(new byte[] {'\r', '\n'}));
          }
        });
  }
}
