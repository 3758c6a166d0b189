// Misconception: whether a record fits its path will turn out.
// Fails: refusedBeforeTheFirstRequest
package asyncio.http;

final class Parameters<P> {

  static <P> Parameters<P> of(Class<P> record, PathTemplate template) {
    return new Parameters<>(RecordShape.of(record));
  }
}
