//! Rows as Apache Parquet, gathered into groups.

use super::column::{Cell, Column, Kind};
use crate::target::Target;
use ::parquet::arrow::ArrowWriter;
use ::parquet::basic::Compression;
use ::parquet::errors::ParquetError;
use ::parquet::file::properties::WriterProperties;
use arrow_array::builder::{Float64Builder, Int64Builder, StringBuilder};
use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use std::io::{Error, Result, Write};
use std::sync::Arc;

pub(super) struct Rows<W: Write + Send> {
    writer: ArrowWriter<W>,
    schema: SchemaRef,
    builders: Vec<Builder>,
    rows: usize,
}

enum Builder {
    Text(StringBuilder),
    Integer(Int64Builder),
    Number(Float64Builder),
}

/// Rows of a group.
const GROUP: usize = 16_384;

impl Builder {
    fn new(kind: Kind) -> Self {
        match kind {
            Kind::Text | Kind::Path => Self::Text(StringBuilder::new()),
            Kind::Integer => Self::Integer(Int64Builder::new()),
            Kind::Number => Self::Number(Float64Builder::new()),
        }
    }

    fn append(&mut self, cell: &Cell<'_>) {
        match self {
            Self::Text(builder) => builder.append_option(cell.written()),
            Self::Integer(builder) => builder.append_option(match cell {
                Cell::Integer(number) => Some(*number),
                _ => None,
            }),
            Self::Number(builder) => builder.append_option(cell.float()),
        }
    }

    fn finish(&mut self) -> ArrayRef {
        match self {
            Self::Text(builder) => Arc::new(builder.finish()),
            Self::Integer(builder) => Arc::new(builder.finish()),
            Self::Number(builder) => Arc::new(builder.finish()),
        }
    }
}

impl<W: Write + Send> Rows<W> {
    pub(super) fn new(writer: W, columns: &[Column]) -> Result<Self> {
        let field = |column: &Column| {
            let kind = match column.kind {
                Kind::Text | Kind::Path => DataType::Utf8,
                Kind::Integer => DataType::Int64,
                Kind::Number => DataType::Float64,
            };
            Field::new(column.name.to_string(), kind, true)
        };
        let schema = Arc::new(Schema::new(columns.iter().map(field).collect::<Vec<_>>()));
        let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
        let writer = ArrowWriter::try_new(writer, schema.clone(), Some(properties)).map_err(failed)?;
        let builders = columns.iter().map(|column| Builder::new(column.kind)).collect();
        Ok(Self { writer, schema, builders, rows: 0 })
    }

    fn end_group(&mut self) -> Result<()> {
        let arrays = self.builders.iter_mut().map(Builder::finish).collect();
        let batch =
            RecordBatch::try_new(self.schema.clone(), arrays).map_err(|error: ArrowError| Error::other(error))?;
        self.rows = 0;
        self.writer.write(&batch).map_err(failed)?;
        self.writer.flush().map_err(failed)
    }
}

impl<W: Write + Send> super::Rows for Rows<W> {
    fn write(&mut self, cells: &[Cell<'_>], _record: Option<&Target>) -> Result<()> {
        for (builder, cell) in self.builders.iter_mut().zip(cells) {
            builder.append(cell);
        }
        self.rows += 1;
        if self.rows == GROUP { self.end_group() } else { Ok(()) }
    }

    fn finish(mut self: Box<Self>) -> Result<()> {
        if self.rows > 0 {
            self.end_group()?;
        }
        self.writer.into_inner().map_err(failed)?.flush()
    }
}

fn failed(error: ParquetError) -> Error {
    Error::other(error)
}
