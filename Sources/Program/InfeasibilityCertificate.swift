/// The proof that no point satisfies the rows and bounds of a program (Farkas): weights y of the rows whose weighted sum
/// no point of the box can satisfy. Computed from the program as it was given and y alone.
///
/// y is scaled to |y|∞ = 1 after dropping weights whose sign asks for a side that its row does not have. With w = Aᵀ y
/// every feasible x would satisfy
///
///     needed  = Σ (y⁺ rowLower − y⁻ rowUpper)  ≤  yᵀA x = wᵀx  ≤  reached = max { wᵀx : lower ≤ x ≤ upper }
///
/// so `margin` = needed − reached > 0 is a contradiction. The margin is in the units of the rows, and it is also a lower
/// bound on the sum of all row violations of any point within the bounds.
///
/// Entries of w at an infinite bound limit the proof to points with Σ |wⱼ xⱼ| < margin, hence to a `radius`. However small
/// an entry is, it is none of rounding's: w belongs to this very y.
///
/// A program with a lower bound above its upper one needs no weights: the margin is then the widest such gap.
public struct InfeasibilityCertificate: Sendable, Equatable, Codable {
  /// needed − reached; nil when y has no usable entry.
  public var margin: Double?
  /// The rounding error the margin may have.
  public var rounding: Double
  /// No point with all |x| below this is feasible; nil means that there is no limit.
  public var radius: Double?
  /// A proof for points of this size is accepted as a proof: 1e8, or 1e5 times the largest bound of the program. A
  /// program in single yuan has entries of 1e11, and a smaller radius once "proved" one of them infeasible.
  public var sufficientRadius: Double

  /// Whether y proves that the program is infeasible.
  public var holds: Bool {
    guard let margin else { return false }
    return margin > rounding && (radius ?? .infinity) >= sufficientRadius
  }

  /// Checks the weights `y` of the rows of `program`; their size is free, their signs are as in `Solution`.
  ///
  /// Cost: one pass over the coefficients.
  public init(_ program: some ConvexProgram, y given: [Double]) {
    precondition(given.count == program.rowCount, "y has one entry for every row")
    let data = program.data()
    if let gaps = data.contradictions {
      sufficientRadius = 1e8
      (margin, rounding, radius) = (max(gaps.rows.max() ?? 0, gaps.columns.max() ?? 0), 0, nil)
      return
    }
    let largestBound = [data.rowLower, data.rowUpper, data.columnLower, data.columnUpper].joined()
      .reduce(0) { $1.isFinite ? max($0, abs($1)) : $0 }
    sufficientRadius = max(1e8, 1e5 * largestBound)
    var y = given.indices.map { i in
      let side = given[i] > 0 ? data.rowLower[i] : data.rowUpper[i]
      return given[i].isFinite && side.isFinite ? given[i] : 0
    }
    let size = y.reduce(0) { max($0, abs($1)) }
    guard size > 0 else {
      (margin, rounding, radius) = (nil, 0, nil)
      return
    }
    y = y.map { $0 / size }
    let columns = program.columnActivities(y)

    var sum = CompensatedSum(), terms = 0.0, unlimited = 0.0
    for i in y.indices where y[i] != 0 {
      let side = y[i] > 0 ? data.rowLower[i] : data.rowUpper[i]
      sum.add(y[i], times: side)
      terms += abs(y[i] * side)
    }
    for j in 0..<program.columnCount {
      let w = columns[j]
      guard w != 0 else { continue }
      let bound = w > 0 ? data.columnUpper[j] : data.columnLower[j]
      if bound.isFinite {
        sum.add(-w, times: bound)
        terms += abs(w * bound)
      } else {
        unlimited += abs(w)
      }
    }
    margin = sum.value
    // Sums are kept to twice the working precision; what remains is the rounding of each y / size and each w.
    rounding = 8 * Double.ulpOfOne * terms
    radius = unlimited > 0 ? max(0, sum.value) / unlimited : nil
  }
}
