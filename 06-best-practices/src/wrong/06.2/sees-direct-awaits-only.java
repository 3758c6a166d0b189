// Misconception: what a task waits for is the future that it names.
// Fails: gathering, doneChildren, otherStandIns, nested, metTwice, layers, deep, metInsideFirst,
//   alike, waitsForItself
package asyncio.debug;

public final class CallGraph {

  private static List<Future<?>> behind(Future<?> awaited) {
    return List.of(awaited);
  }
}
