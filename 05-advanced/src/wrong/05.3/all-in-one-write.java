// Misconception: one call is quicker than many.
// Fails: pieces
package asyncio.subprocess;

final class WritePipe extends PipeTransport {

  private static final int BLOCK = Integer.MAX_VALUE;
}
