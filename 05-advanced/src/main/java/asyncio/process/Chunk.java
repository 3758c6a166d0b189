package asyncio.process;

import java.util.ArrayList;
import java.util.List;

/**
 * A job that applies a function to several arguments. If the function fails, the whole job does,
 * and the results before that are lost, as in CPython.
 */
record Chunk<A, R>(JobFunction<A, R> function, ArrayList<A> arguments) implements Job<List<R>> {

  @Override
  public List<R> call() throws Exception {
    var results = new ArrayList<R>(arguments.size());
    for (A argument : arguments) {
      results.add(function.apply(argument));
    }
    return results;
  }
}
