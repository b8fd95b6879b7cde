//! Long lists of numbered weights of which few are not zero.

/// Weights by feature number, rising.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Vector(pub Vec<(u32, f32)>);

impl Vector {
    /// From weights in any order, the same feature several times.
    pub fn sum_of(mut parts: Vec<(u32, f32)>) -> Self {
        // A stable order of equal features makes the sums the same each time.
        parts.sort_by_key(|&(feature, _)| feature);
        parts.dedup_by(|later, earlier| {
            let same = later.0 == earlier.0;
            if same {
                earlier.1 += later.1;
            }
            same
        });
        Self(parts)
    }

    /// The same direction with length 1; nothing stays nothing.
    pub fn unit(mut self) -> Self {
        let length = self.0.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt();
        if length > 0.0 {
            self.0.iter_mut().for_each(|(_, weight)| *weight /= length);
        }
        self
    }

    /// Only the heaviest features.
    pub fn heaviest(mut self, features_max: usize) -> Self {
        if self.0.len() > features_max {
            self.0.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
            self.0.truncate(features_max);
            self.0.sort_by_key(|&(feature, _)| feature);
        }
        self
    }
}

/// One vector laid out flat, to be multiplied with many others without walking along it each time.
#[derive(Debug)]
pub(super) struct Flat {
    weights: Vec<f32>,
    used: Vec<u32>,
}

impl Flat {
    /// For vectors of so many features.
    pub fn new(features: usize) -> Self {
        Self {
            weights: vec![0.0; features],
            used: Vec::new(),
        }
    }

    /// Takes another vector in place of the one before.
    pub fn set(&mut self, vector: &Vector) {
        for feature in self.used.drain(..) {
            if let Some(weight) = self.weights.get_mut(feature as usize) {
                *weight = 0.0;
            }
        }
        for &(feature, new) in &vector.0 {
            if let Some(weight) = self.weights.get_mut(feature as usize) {
                *weight = new;
                self.used.push(feature);
            }
        }
    }

    /// The product of the vector set with another.
    pub fn dot(&self, other: &Vector) -> f32 {
        let own = |feature: u32| self.weights.get(feature as usize).copied().unwrap_or_default();
        other.0.iter().map(|&(feature, weight)| own(feature) * weight).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adds_and_multiplies() {
        let one = Vector::sum_of(vec![(3, 1.0), (1, 2.0), (3, 1.0)]);
        assert_eq!(one, Vector(vec![(1, 2.0), (3, 2.0)]));
        let mut flat = Flat::new(10);
        flat.set(&Vector(vec![(1, 7.0)]));
        flat.set(&one);
        assert_eq!(flat.dot(&Vector(vec![(2, 5.0), (3, 4.0), (9, 1.0), (12, 1.0)])), 8.0);
        assert_eq!(one.clone().heaviest(1), Vector(vec![(1, 2.0)]));
        assert_eq!(
            Vector(vec![(7, 3.0), (8, 4.0)]).unit(),
            Vector(vec![(7, 0.6), (8, 0.8)])
        );
        assert_eq!(Vector::default().unit(), Vector::default());
    }
}
